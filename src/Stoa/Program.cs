using System.CommandLine;

var root = new RootCommand("Stoa: a self-hosted cloud marketplace that deploys what it sells.");
return await root.Parse(args).InvokeAsync();
