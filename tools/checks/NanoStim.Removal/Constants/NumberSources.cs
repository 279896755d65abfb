namespace NanoStim.Removal.Constants;

/// <summary>Every number that can be planted into the device projects of a checkout.</summary>
public static class NumberSources
{
    /// <summary>Finds them, in the order of folders and files.</summary>
    /// <exception cref="RemovalException">The folder is no checkout.</exception>
    public static IReadOnlyList<PlantedNumber> Of(string checkout)
    {
        List<PlantedNumber> all = [];
        foreach (TestedProject project in TestedProject.All)
        {
            string folder = Path.Combine(checkout, project.Folder);
            if (!Directory.Exists(folder))
            {
                throw new RemovalException($"{checkout} is not a checkout of nanoStim: it does not contain {project.Folder}. Write the folder that contains nanoStim.sln.");
            }

            foreach (string path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                string file = Path.GetRelativePath(checkout, path).Replace('\\', '/');
                all.AddRange(NumberFinder.In(file, File.ReadAllText(path)));
            }
        }

        return all;
    }
}
