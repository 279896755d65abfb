using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace NanoStim.Flashing.Images;

/// <summary>
/// The image of a release of this project: nanostim-TAG.bin with nanostim-TAG.bin.sha256 beside it, as .github/workflows/ci.yml attaches
/// them. It is kept in the home folder, so that a second time needs no network.
/// </summary>
public sealed partial class ReleaseImage
{
    /// <summary>Environment variable with the page of the project's releases.</summary>
    public const string ReleasesVariable = "NANOSTIM_RELEASES";

    private const int MaxBytes = 16 << 20;

    private static readonly TimeSpan s_timeLimit = TimeSpan.FromSeconds(60);

    private readonly Machine _machine;
    private readonly HttpMessageHandler _network;
    private readonly Action<string> _say;
    private readonly string? _releases;

    /// <summary>Prepares a download.</summary>
    /// <param name="machine">The computer, with its home folder.</param>
    /// <param name="network">The way to the network.</param>
    /// <param name="releases">Page of the project's releases; nothing if this build does not know it.</param>
    /// <param name="say">Takes lines for the user.</param>
    public ReleaseImage(Machine machine, HttpMessageHandler network, string? releases, Action<string> say)
    {
        _releases = releases?.TrimEnd('/');
        _machine = machine;
        _network = network;
        _say = say;
    }

    /// <summary>Gets the image of a release.</summary>
    /// <param name="tag">Its tag, such as v0.1.0.</param>
    /// <returns>The file.</returns>
    /// <exception cref="FlashingException">There is no network, no such release, or the image is not what its checksum says.</exception>
    public string Get(string tag)
    {
        if (!Tag().IsMatch(tag))
        {
            throw new FlashingException(FlashRefusal.Usage, $"--release: '{tag}' is not a tag of a release.", $"Write one as on {_releases ?? "the page of releases"}, such as v0.1.0.");
        }

        string name = $"nanostim-{tag}.bin";
        string file = Path.Combine(_machine.Home, ".nanostim", "releases", name);
        if (File.Exists(file) && File.Exists(file + ".sha256") && Hash(File.ReadAllBytes(file)) == File.ReadAllText(file + ".sha256"))
        {
            _say($"Release {tag}: {file} (downloaded before, checksum is right)");
            return file;
        }

        if (_releases is null || !Uri.TryCreate(_releases, UriKind.Absolute, out Uri? page) || page.Scheme != Uri.UriSchemeHttps)
        {
            throw new FlashingException(
                FlashRefusal.Download,
                $"This build does not know where the releases of the project are{(_releases is null ? "" : $": '{_releases}' is not an address that begins with https://")}.",
                $"Say it, for example:\n  {ReleasesVariable}=https://github.com/OWNER/NAME/releases nanostim flash --release {tag}\nor download the image by hand and name it:\n  nanostim flash --image {name}");
        }

        string address = $"{_releases}/download/{tag}/{name}";
        _say($"Downloading {address}");
        using HttpClient client = new(_network, disposeHandler: false) { Timeout = s_timeLimit, MaxResponseContentBufferSize = MaxBytes };
        string stated = Checksum().Match(System.Text.Encoding.UTF8.GetString(Download(client, tag, address + ".sha256"))).Value.ToLowerInvariant();
        byte[] image = Download(client, tag, address);
        string actual = Hash(image);
        if (actual != stated)
        {
            throw new FlashingException(
                FlashRefusal.Image,
                $"The image of release {tag} is not what its checksum says: SHA-256 {actual}, and {name}.sha256 says {(stated.Length > 0 ? stated : "nothing that is one")}. It was not kept.",
                "Try again. If it stays like that, do not flash it, and report it to the project.");
        }

        _say($"SHA-256 {actual}: as {name}.sha256 says");
        Keep(file, image, stated);
        return file;
    }

    private byte[] Download(HttpClient client, string tag, string address)
    {
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, address);
            using HttpResponseMessage response = client.Send(request);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                throw new FlashingException(FlashRefusal.Download, $"There is no release '{tag}' with an image ({address} does not exist).", $"Look for its tag on {_releases}.");
            }

            response.EnsureSuccessStatusCode();
            using Stream content = response.Content.ReadAsStream();
            using MemoryStream bytes = new();
            content.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException or IOException or SocketException)
        {
            throw new FlashingException(
                FlashRefusal.Download,
                $"No network, or {new Uri(address).Host} cannot be reached ({(failed is TaskCanceledException ? "no answer within a minute" : failed.Message)}).",
                $"On a computer with network, download\n  {address}\nand its .sha256, compare them (sha256sum --check), and name the file here:\n  nanostim flash --image {Path.GetFileName(address)}");
        }
    }

    private static void Keep(string file, byte[] image, string checksum)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string part = $"{file}.{Environment.ProcessId}.part";
        File.WriteAllBytes(part, image);
        File.Move(part, file, overwrite: true);
        File.WriteAllText(file + ".sha256", checksum);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^[0-9A-Fa-f]{64}\b")]
    private static partial Regex Checksum();
}
