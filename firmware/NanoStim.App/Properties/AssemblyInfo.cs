using System.Reflection;

[assembly: AssemblyTitle("NanoStim.App")]
[assembly: AssemblyProduct("nanoStim")]
[assembly: AssemblyVersion("0.1.0.0")]
