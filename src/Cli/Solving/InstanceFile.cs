using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Solving;

/// <summary>Reads instance files: an envelope that names the family, and the instance.</summary>
internal static class InstanceFile
{
    private static readonly string[] Owners = ["mechanisms", "mechlib-vectors"];
    private static readonly string[] Notes = ["$schema", "id", "kind", "description"];
    private static readonly string[] Names = [.. Notes, "schema", "instance", "expected"];

    /// <summary>Reads an instance of any family.</summary>
    /// <exception cref="DataException">The content is refused.</exception>
    internal static (ProblemFamily Family, IDesignProblem Problem) Read(JsonField root)
    {
        ProblemFamily family = Family(root.Required("schema"));
        root.RequireNames(Names);
        foreach (JsonField note in root.ReadFields().Where(field => Notes.Contains(field.Path)))
        {
            _ = note.ReadText();
        }

        JsonField instance = root.Required("instance");
        NullFields.Refuse(instance, family.MayBeNull.Span);
        return (family, family.Read(instance));
    }

    private static ProblemFamily Family(JsonField schema)
    {
        string text = schema.ReadText();
        string[] parts = text.Split('/');
        string[] known = ProblemFamily.Names;
        if (parts is ["mechanisms", "experiment", _])
        {
            throw schema.Error("An instance is required; this is an experiment. Run it with: mechanisms run FILE.");
        }

        if (parts is ["mechanisms", { } mechanism, _] && mechanism.EndsWith(MechanismFile.Suffix, StringComparison.Ordinal))
        {
            throw schema.Error("An instance is required; this is a mechanism. Check it with: mechanisms check FILE INSTANCE.");
        }

        if (parts.Length != 3 || !Owners.Contains(parts[0]))
        {
            throw schema.Error($"The format must be \"mechanisms/FAMILY/1\"; got {schema.Quote()}. Known families: {string.Join(", ", known)}.");
        }

        ProblemFamily family = ProblemFamily.All.FirstOrDefault(candidate => candidate.Name == parts[1])
            ?? throw schema.Error($"The family must be a known one; got \"{parts[1]}\"{Spelling.Hint(parts[1], known)} This version solves: {string.Join(", ", known)}.");
        return parts[2] == "1"
            ? family
            : throw schema.Error($"The format version must be 1; got \"{parts[2]}\". Use the version of the tool that wrote the file.");
    }
}
