using NanoStim.DeviceSubset.Lists;

namespace NanoStim.DeviceSubset.Surface;

/// <summary>All packages whose members are known.</summary>
public sealed class DeviceSurface(IReadOnlyList<PackageSurface> packages)
{
    /// <summary>The lists of the folder Packages.</summary>
    public static DeviceSurface Committed { get; } = new([.. TextResource.Folder("package").Select(PackageSurface.Parse)]);

    public IReadOnlyList<PackageSurface> Packages { get; } = packages;

    /// <summary>The package that declares a type, or null.</summary>
    public PackageSurface? PackageOf(string type) => Packages.FirstOrDefault(package => package.HasType(type));

    /// <summary>Whether a type of a package has a member, declared or inherited; the name is the member's full one in the metadata.</summary>
    public bool HasMember(string type, string fullName)
    {
        PackageSurface? package = PackageOf(type);
        return package is not null && (package.HasMember(fullName)
            || package.BasesOf(type).Any(one => HasMember(one, fullName.Replace($" {type}::", $" {one}::", StringComparison.Ordinal))));
    }

    /// <summary>The members of the same type with the same name.</summary>
    public IEnumerable<string> Named(string type, string name) => PackageOf(type)?.Named(type, name) ?? [];
}
