using NanoStim.DeviceSubset.Surface;
using NUnit.Framework;

namespace NanoStim.DeviceSubset.Tests;

internal sealed class SurfaceTests
{
    private static readonly DeviceSurface s_surface = DeviceSurface.Committed;

    [TestCaseSource(typeof(Device), nameof(Device.Projects))]
    public void There_is_a_list_for_every_package_in_the_version_that_ships(KeyValuePair<string, string> project)
    {
        foreach ((string package, string version) in Device.Packages(project.Value))
        {
            Assert.That(s_surface.Packages.Select(one => (one.Package, one.Version)), Does.Contain((package, version)), "make it with 'NanoStim.DeviceSubset surface'");
        }
    }

    [TestCaseSource(typeof(Device), nameof(Device.Projects))]
    public void What_a_package_refers_to_is_there(KeyValuePair<string, string> project)
    {
        // packages.config brings nothing that a package needs, and a CLR to which an assembly is missing stops before Main.
        ICollection<string> packages = [.. Device.Packages(project.Value).Keys];
        IEnumerable<string> missing = s_surface.Packages.Where(one => packages.Contains(one.Package)).SelectMany(one => one.References)
            .Select(PackageOf).Distinct().Except(packages);

        Assert.That(missing, Is.Empty, "list them in packages.config and in the nfproj");
    }

    [TestCase("NanoStim.Esp32Model")]
    [TestCase("NanoStim.TestFramework")]
    public void Stand_ins_of_the_host_are_what_the_packages_are(string assembly)
    {
        IEnumerable<SubsetFinding> differences = StandIns.Check(Device.Assembly(assembly), s_surface);

        Assert.That(differences, Is.Empty, () => string.Join('\n', differences));
    }

    [TestCase("System.String", "System.Int32 System.String::get_Length()")]
    [TestCase("System.Int32", "System.String System.Int32::ToString()")]
    [TestCase("System.String", "System.String System.String::Concat(System.String,System.String)")]
    [TestCase("System.Device.Adc.AdcChannel", "System.Int32 System.Device.Adc.AdcChannelBase::ReadValue()")]
    [TestCase("System.InvalidOperationException", "System.String System.InvalidOperationException::get_Message()", TestName = "Inherited is there")]
    public void Offers(string type, string member) =>
        Assert.That(s_surface.HasMember(type, member.Replace("System.Device.Adc.AdcChannelBase::", $"{type}::", StringComparison.Ordinal)));

    // Each refused by a compiler that was given the real core library.
    [TestCase("System.String", "Replace")]
    [TestCase("System.String", "Join")]
    [TestCase("System.String", "Insert")]
    [TestCase("System.String", "Remove")]
    [TestCase("System.Char", "IsDigit")]
    [TestCase("System.Array", "Sort")]
    [TestCase("System.Array", "Reverse")]
    [TestCase("System.Array", "Resize")]
    [TestCase("System.Array", "get_Rank")]
    public void Lacks(string type, string member)
    {
        Assert.That(s_surface.PackageOf(type), Is.Not.Null);
        Assert.That(s_surface.Named(type, member), Is.Empty);
    }

    [TestCase("System.Nullable`1")]
    [TestCase("System.Func`2")]
    [TestCase("System.Decimal")]
    [TestCase("System.Index")]
    [TestCase("System.OverflowException")]
    [TestCase("System.DivideByZeroException")]
    [TestCase("System.Diagnostics.Stopwatch")]
    [TestCase("System.Threading.Tasks.Task")]
    [TestCase("System.Collections.Hashtable")]
    public void Lacks_type(string type) => Assert.That(s_surface.PackageOf(type), Is.Null);

    [Test]
    public void Members_that_a_step_may_call_are_there()
    {
        string[] members = File.ReadAllLines(Path.Combine(Device.Root, "tools/checks/NanoStim.DeviceSubset/Lists/step-members.txt"));

        Assert.That(members.Where(member => member[0] != '#' && !s_surface.HasMember(member.Split(' ')[1].Split("::")[0], member)), Is.Empty);
    }

    [Test]
    public void A_list_names_its_package_first() =>
        Assert.That(() => PackageSurface.Parse("T System.Object\n"), Throws.TypeOf<FormatException>());

    [Test]
    public void A_stand_in_that_differs_is_found()
    {
        // The package as it would be with another default frequency, and without a function that the host has.
        PackageSurface[] bent = [.. s_surface.Packages.Select(package => package.Package == "nanoFramework.System.Device.Pwm"
            ? PackageSurface.Parse($"# package {package.Package} {package.Version}\n" + string.Join('\n', package.Lines.Where(line => !line.Contains("::Stop()", StringComparison.Ordinal))
                .Select(line => line.Replace("? 400", "? 1000", StringComparison.Ordinal))))
            : package)];
        string[] found = [.. StandIns.Check(Device.Assembly("NanoStim.Esp32Model"), new DeviceSurface(bent)).Select(finding => $"{finding.Rule.Id} {finding.Subject}")];

        Assert.That(found, Has.One.EqualTo("NS019 M System.Void System.Device.Pwm.PwmChannel::Stop()"));
        Assert.That(found, Has.One.Contains("::CreateFromPin("));
    }

    private static string PackageOf(string assembly)
    {
        string package = assembly == "mscorlib" ? "nanoFramework.CoreLibrary" : $"nanoFramework.{assembly.Replace("nanoFramework.", "", StringComparison.Ordinal)}";
        return s_surface.Packages.Single(one => one.Package == package).Package;
    }
}
