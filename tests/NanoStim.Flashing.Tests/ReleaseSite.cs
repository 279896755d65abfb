using System.Net;

namespace NanoStim.Flashing.Tests;

/// <summary>The page of releases as a test makes it.</summary>
internal sealed class ReleaseSite : HttpMessageHandler
{
    public const string Releases = "https://releases.invalid/nanostim/releases";

    /// <summary>Contents by address; what is not there is answered with 404.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>Thrown in the place of every answer.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Status of every answer that is found.</summary>
    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    /// <summary>The addresses that were asked for.</summary>
    public List<string> Asked { get; } = [];

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string address = request.RequestUri!.ToString();
        Asked.Add(address);
        if (Failure is not null)
        {
            throw Failure;
        }

        return Files.TryGetValue(address, out byte[]? contents)
            ? new HttpResponseMessage(Status) { Content = new ByteArrayContent(contents) }
            : new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new ByteArrayContent([]) };
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Send(request, cancellationToken));
}
