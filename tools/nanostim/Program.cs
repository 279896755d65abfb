using System.Text;
using NanoStim.Cli;

Interruption.Register();
Console.OutputEncoding = Encoding.UTF8;
return CommandLine.Run(args, Console.Out, Console.Error);
