using System.Net;
using System.Security.Cryptography;
using System.Text;
using NanoStim.Cli;
using NanoStim.Flashing.Images;
using NUnit.Framework;

namespace NanoStim.Flashing.Tests;

/// <summary>nanostim flash --release with a page of releases that stands in for the network.</summary>
[Platform("Linux,MacOsX")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ReleaseTests : IDisposable
{
    private const string Image = ReleaseSite.Releases + "/download/v0.1.0/nanostim-v0.1.0.bin";

    private readonly Workshop _workshop = new();

    public ReleaseTests()
    {
        _workshop.PlugIn();
        _workshop.Nanoff();
    }

    public void Dispose() => _workshop.Dispose();

    [Test]
    public void Image_of_a_release_is_downloaded_checked_and_flashed()
    {
        byte[] image = Publish();

        Outcome outcome = Flash();

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Done), outcome.Error);
        Assert.That(File.ReadAllBytes(_workshop.File("written")).Take(image.Length), Is.EqualTo(image));
        Assert.That(outcome.Output, Does.Contain($"Downloading {Image}").And.Contain($"SHA-256 {Hash(image)}: as nanostim-v0.1.0.bin.sha256 says"));
    }

    [Test]
    public void Release_that_was_downloaded_before_requires_no_network()
    {
        Publish();
        Flash();
        _workshop.Site.Failure = new HttpRequestException("no network");

        Outcome again = Flash();

        Assert.That(again.ExitCode, Is.EqualTo(ExitCode.Done), again.Error);
        Assert.That(again.Output, Does.Contain("downloaded before, checksum is right"));
    }

    [Test]
    public void Kept_image_that_was_damaged_is_downloaded_again()
    {
        Publish();
        Flash();
        File.AppendAllText(_workshop.File("home/.nanostim/releases/nanostim-v0.1.0.bin"), "x");

        Assert.That(Flash().ExitCode, Is.EqualTo(ExitCode.Done));
        Assert.That(_workshop.Site.Asked, Has.Count.EqualTo(4));
    }

    [Test]
    public void Image_that_is_not_what_its_checksum_says_is_neither_kept_nor_flashed()
    {
        byte[] image = Publish();
        image[^1] ^= 1;

        Outcome outcome = Flash();

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.ImageRefused));
        Assert.That(outcome.Error, Does.Contain("is not what its checksum says").And.Contain("was not kept"));
        Assert.That(_workshop.File("home/.nanostim"), Does.Not.Exist);
        Assert.That(_workshop.Calls, Is.Empty);
    }

    [Test]
    public void Checksum_file_that_holds_something_else_is_no_checksum()
    {
        Publish();
        _workshop.Site.Files[Image + ".sha256"] = Encoding.ASCII.GetBytes("<html>");

        Outcome outcome = Flash();

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.ImageRefused));
        Assert.That(outcome.Error, Does.Contain("says nothing that is one"));
    }

    [Test]
    public void Release_that_is_not_there_is_told()
    {
        Outcome outcome = Flash();

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.NotDownloaded));
        Assert.That(outcome.Error, Does.Contain("There is no release 'v0.1.0'").And.Contain(ReleaseSite.Releases));
    }

    [Test]
    public void Without_a_network_the_way_by_another_computer_is_told()
    {
        foreach (Exception failure in new Exception[] { new HttpRequestException("Name or service not known"), new TaskCanceledException(), new IOException("reset") })
        {
            _workshop.Site.Failure = failure;

            Outcome outcome = Flash();

            Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.NotDownloaded));
            Assert.That(outcome.Error, Does.Contain("No network, or releases.invalid cannot be reached").And.Contain("sha256sum --check").And.Contain("nanostim flash --image nanostim-v0.1.0.bin"));
            Assert.That(outcome.Error, Does.Not.Contain("   at "));
        }
    }

    [Test]
    public void Page_that_is_out_of_order_counts_as_not_reached()
    {
        Publish();
        _workshop.Site.Status = HttpStatusCode.ServiceUnavailable;

        Assert.That(Flash().ExitCode, Is.EqualTo(ExitCode.NotDownloaded));
    }

    [TestCase(null, "does not know where the releases")]
    [TestCase("http://releases.invalid", "is not an address that begins with https://")]
    [TestCase("releases", "is not an address that begins with https://")]
    public void Page_of_releases_has_to_be_known_and_encrypted(string? page, string reason)
    {
        FlashingException refused = Assert.Throws<FlashingException>(() => new ReleaseImage(_workshop.Machine, _workshop.Site, page, _ => { }).Get("v1"))!;

        Assert.That(refused.Message, Does.Contain(reason));
        Assert.That(refused.Remedy, Does.Contain(ReleaseImage.ReleasesVariable));
        Assert.That(_workshop.Site.Asked, Is.Empty);
    }

    private byte[] Publish()
    {
        byte[] image = DeploymentImage.Pack([.. Build.Files.Select(file => PeAssembly.Read(file.Value, file.Key))]).Bytes.ToArray();
        _workshop.Site.Files[Image] = image;
        _workshop.Site.Files[Image + ".sha256"] = Encoding.ASCII.GetBytes($"{Hash(image)}  nanostim-v0.1.0.bin\n");
        return image;
    }

    private Outcome Flash() => Outcome.OfFlash(_workshop, "--release", "v0.1.0", "--yes");

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
