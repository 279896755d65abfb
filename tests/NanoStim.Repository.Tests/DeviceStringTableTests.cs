using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using NanoStim.Firmware;
using NanoStim.UnitTests;
using NUnit.Framework;

namespace NanoStim.Repository.Tests;

/// <summary>
/// The strings of an assembly of the device (names, texts, arguments of attributes) are in one table with 16 bits of offset. The host knows no such limit: where
/// the table of the unit tests is full, none of them can be built for the device.
/// </summary>
internal sealed class DeviceStringTableTests
{
    // nf metadata-processor, nanoStringTable.cs: the id of a string is its offset, a ushort.
    private const int TableBytes = ushort.MaxValue;

    // What is counted here is near to what the processor counts, which leaves out what nobody uses: 65,142 were accepted, 66,641 were not.
    private const int SpareBytes = 300;

    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    [TestCase(typeof(OutputOrderTests))]
    [TestCase(typeof(Stimulator))]
    public void Strings_of_an_assembly_fit_into_their_table(Type type)
    {
        Assembly assembly = type.Assembly;
        HashSet<string> strings = [.. Texts(assembly.Location)];
        foreach (Type one in assembly.GetTypes())
        {
            strings.Add(one.Name);
            strings.Add(one.Namespace ?? "");
            foreach (MemberInfo member in one.GetMembers(Declared).Where(member => member is MethodBase or FieldInfo))
            {
                strings.Add(member.Name);
                strings.UnionWith(member.GetCustomAttributesData().SelectMany(attribute => attribute.ConstructorArguments).SelectMany(Texts));
            }
        }

        int bytes = strings.Sum(text => Encoding.UTF8.GetByteCount(text) + 1);
        TestContext.Out.WriteLine($"{bytes} of {TableBytes} bytes, {strings.Count} strings");
        Assert.That(bytes, Is.LessThanOrEqualTo(TableBytes - SpareBytes), "shorten names and texts, or make two assemblies of it");
    }

    private static IEnumerable<string> Texts(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        string text => [text],
        IEnumerable<CustomAttributeTypedArgument> many => many.SelectMany(Texts),
        _ => [],
    };

    // Of the code, and of what it refers to.
    private static IEnumerable<string> Texts(string path)
    {
        using PEReader file = new(File.OpenRead(path));
        MetadataReader metadata = file.GetMetadataReader();
        for (UserStringHandle text = metadata.GetNextHandle(MetadataTokens.UserStringHandle(0)); !text.IsNil; text = metadata.GetNextHandle(text))
        {
            yield return metadata.GetUserString(text);
        }

        foreach (MemberReferenceHandle member in metadata.MemberReferences)
        {
            yield return metadata.GetString(metadata.GetMemberReference(member).Name);
        }

        foreach (TypeReferenceHandle type in metadata.TypeReferences)
        {
            yield return metadata.GetString(metadata.GetTypeReference(type).Name);
        }
    }
}
