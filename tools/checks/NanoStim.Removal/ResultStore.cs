using System.Text.Json;

namespace NanoStim.Removal;

/// <summary>Results of earlier runs in a file, so that a campaign that was broken off goes on where it was.</summary>
/// <typeparam name="TResult">What is kept of each.</typeparam>
public sealed class ResultStore<TResult>
    where TResult : class
{
    private readonly string _path;
    private readonly Func<TResult, string> _id;
    private readonly Dictionary<string, TResult> _results = new(StringComparer.Ordinal);

    /// <summary>Reads the results of a file, where there is one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="id">What a result is kept under.</param>
    /// <exception cref="RemovalException">The file is something else.</exception>
    public ResultStore(string path, Func<TResult, string> id)
    {
        _path = path;
        _id = id;
        if (File.Exists(path))
        {
            try
            {
                foreach (TResult result in JsonSerializer.Deserialize<TResult[]>(File.ReadAllText(path)) ?? [])
                {
                    _results[id(result)] = result;
                }
            }
            catch (JsonException bad)
            {
                throw new RemovalException($"{path} holds no results of an earlier run: {bad.Message} Delete it, or write another folder.", bad);
            }
        }
    }

    /// <summary>The result of an id, or null.</summary>
    public TResult? Find(string id) => _results.GetValueOrDefault(id);

    /// <summary>Keeps a result.</summary>
    public void Add(TResult result)
    {
        _results[_id(result)] = result;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
        File.WriteAllText(_path, JsonSerializer.Serialize(_results.Values));
    }
}
