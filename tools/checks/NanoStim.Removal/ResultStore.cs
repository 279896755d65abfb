using System.Text.Json;

namespace NanoStim.Removal;

/// <summary>Results of earlier runs in a file, so that a campaign that was broken off goes on where it was.</summary>
public sealed class ResultStore
{
    private readonly string _path;
    private readonly Dictionary<string, RemovalResult> _results = new(StringComparer.Ordinal);

    /// <summary>Reads the results of a file, where there is one.</summary>
    public ResultStore(string path)
    {
        _path = path;
        if (File.Exists(path))
        {
            foreach (RemovalResult result in JsonSerializer.Deserialize<RemovalResult[]>(File.ReadAllText(path)) ?? [])
            {
                _results[result.Id] = result;
            }
        }
    }

    /// <summary>The result of a removal, or null.</summary>
    public RemovalResult? Find(string id) => _results.GetValueOrDefault(id);

    /// <summary>Keeps a result.</summary>
    public void Add(RemovalResult result)
    {
        _results[result.Id] = result;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
        File.WriteAllText(_path, JsonSerializer.Serialize(_results.Values));
    }
}
