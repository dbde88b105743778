using Stoa.Models;

var found = Stores.Found().ToList();
foreach (var store in found) ModelCode.Write(store, args[0]);
Console.WriteLine($"{found.Count} models");
return found.Count > 0 ? 0 : 1;
