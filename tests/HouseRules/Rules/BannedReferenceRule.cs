using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Mechanisms.HouseRules.Rules;

/// <summary>Reads the tables of a built assembly: what it names, whatever the source looks like.</summary>
internal static class BannedReferenceRule
{
    /// <summary>Types that no room may name.</summary>
    public static IReadOnlySet<string> Everywhere { get; } = new HashSet<string>(StringComparer.Ordinal) { "System.Random" };

    /// <summary>Types of the outside world, which the tool alone may name.</summary>
    public static IReadOnlySet<string> OutsideTheTool { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "System.Random", "System.Console", "System.Diagnostics.Process", "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream",
        "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.Path", "System.Net.Http.HttpClient",
    };

    /// <summary>Members that no room may call: the clock is an argument.</summary>
    public static IReadOnlySet<string> Members { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid",
    };

    public static IEnumerable<string> Violations(string assemblyPath, IReadOnlySet<string> types)
    {
        using PEReader file = new(File.OpenRead(assemblyPath));
        MetadataReader reader = file.GetMetadataReader();
        string assembly = Path.GetFileNameWithoutExtension(assemblyPath);
        List<string> violations = [];
        foreach (TypeReferenceHandle handle in reader.TypeReferences)
        {
            string name = NameOf(reader, handle);
            if (types.Contains(name))
            {
                violations.Add($"{assembly} uses {name}.");
            }
        }

        foreach (MemberReferenceHandle handle in reader.MemberReferences)
        {
            MemberReference member = reader.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference
                && $"{NameOf(reader, (TypeReferenceHandle)member.Parent)}.{reader.GetString(member.Name)}" is var name
                && Members.Contains(name))
            {
                violations.Add($"{assembly} calls {name}.");
            }
        }

        return violations;
    }

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }
}
