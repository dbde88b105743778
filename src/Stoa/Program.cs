using Stoa.Cli;

return await CommandLine.Run(args);
