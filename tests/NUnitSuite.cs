using NUnit.Framework;

// Linked into the host build of the device tests: NUnit's adapter passes over assemblies that do not refer to NUnit themselves.
[assembly: NonParallelizable]
