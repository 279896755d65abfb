using System.Globalization;
using System.Text.RegularExpressions;
using NanoStim.VirtualBoard;

namespace NanoStim.Spice;

/// <summary>
/// A deck of <c>hardware/spice</c> with all it includes, as text, so that values can be changed and parts broken in this copy.
/// </summary>
public sealed class SpiceDeck
{
    private const string ParameterFile = "front-end.param";

    private readonly Dictionary<string, string> _texts;

    private SpiceDeck(string name, Dictionary<string, string> texts)
    {
        Name = name;
        _texts = texts;
    }

    /// <summary>File name without extension.</summary>
    public string Name { get; }

    /// <summary>The deck of that name with nominal values.</summary>
    /// <exception cref="SpiceException">There is none.</exception>
    public static SpiceDeck Load(string name)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal) { [ParameterFile] = FrontEndFile.Text };
        foreach (string resource in typeof(SpiceDeck).Assembly.GetManifestResourceNames().Where(one => one.StartsWith("deck/", StringComparison.Ordinal)))
        {
            string file = resource["deck/".Length..];
            if (!file.EndsWith(".cir", StringComparison.Ordinal) || file == name + ".cir")
            {
                texts[file] = TextOf(resource);
            }
        }

        return texts.ContainsKey(name + ".cir") ? new SpiceDeck(name, texts) : throw new SpiceException($"There is no deck '{name}'.");
    }

    /// <summary>The text of one file that the decks include.</summary>
    public static string TextOfFile(string file) => TextOf("deck/" + file);

    /// <summary>A copy with another value for a parameter of the front end, or of the deck itself.</summary>
    /// <exception cref="SpiceException">There is no such parameter.</exception>
    public SpiceDeck With(string parameter, double value) => With(parameter, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A copy with all these values.</summary>
    public SpiceDeck With(IEnumerable<KeyValuePair<string, double>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Aggregate(this, (deck, one) => deck.With(one.Key, one.Value));
    }

    /// <summary>A copy in which one file has gone through an edit.</summary>
    /// <exception cref="SpiceException">The edit changed nothing.</exception>
    public SpiceDeck Edit(string file, Func<string, string> edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        Dictionary<string, string> texts = new(_texts, _texts.Comparer);
        texts[file] = edit(texts[file]);
        return texts[file] != _texts[file]
            ? new SpiceDeck(Name, texts)
            : throw new SpiceException($"Nothing changed in {file} of deck '{Name}'.");
    }

    /// <summary>A copy with another control block.</summary>
    public SpiceDeck WithControl(string control)
    {
        return Edit(Name + ".cir", text => Regex.Replace(
            text, @"\.control\n.*?\.endc\n", _ => ".control\n" + control + "quit\n.endc\n", RegexOptions.Singleline));
    }

    /// <summary>A copy with more lines before the control block.</summary>
    public SpiceDeck WithLines(string lines) =>
        Edit(Name + ".cir", text => text.Replace(".control\n", lines + "\n.control\n", StringComparison.Ordinal));

    /// <summary>A value of the front end in this copy.</summary>
    public double FrontEnd(string parameter) => SpiceParameters.Read(_texts[ParameterFile], parameter);

    internal string Write(string folder, string options)
    {
        string decks = Directory.CreateDirectory(Path.Combine(folder, "spice")).FullName;
        foreach ((string file, string text) in _texts)
        {
            string written = file == Name + ".cir" && options.Length > 0
                ? text.Replace(".control\n", ".options " + options + "\n.control\n", StringComparison.Ordinal)
                : text;
            File.WriteAllText(Path.Combine(file == ParameterFile ? folder : decks, file), written);
        }

        return Path.Combine(decks, Name + ".cir");
    }

    private static string TextOf(string resource)
    {
        using Stream stream = typeof(SpiceDeck).Assembly.GetManifestResourceStream(resource)
            ?? throw new SpiceException($"There is no '{resource}'.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private SpiceDeck With(string parameter, string value)
    {
        Regex line = new($@"^(\.param\s+{Regex.Escape(parameter)}\s*=\s*)\S+", RegexOptions.Multiline | RegexOptions.IgnoreCase);
        string file = Array.Find([Name + ".cir", ParameterFile, .. _texts.Keys], one => line.IsMatch(_texts[one]))
            ?? throw new SpiceException($"Neither deck '{Name}' nor the front end has a parameter '{parameter}'.");

        Dictionary<string, string> texts = new(_texts, _texts.Comparer);
        texts[file] = line.Replace(_texts[file], match => match.Groups[1].Value + value, 1);
        return new SpiceDeck(Name, texts);
    }
}
