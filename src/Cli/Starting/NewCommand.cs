using System.CommandLine;
using System.Text;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Starting;

/// <summary><c>mechanisms new</c>: writes a commented starter file, and beside it the JSON Schema that it names.</summary>
internal sealed class NewCommand(Terminal terminal)
{
    private readonly Argument<string> kind = new("KIND") { Description = $"What to start: {string.Join(", ", ToolFiles.Kinds)}" };

    private readonly Argument<string?> file = new("FILE")
    {
        Description = "The file to write; KIND.jsonc unless given",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Describes the command to the parser.</summary>
    internal Command Create()
    {
        Command command = new("new", "Write a commented starter file, and beside it the JSON Schema that lets editors complete and check it.");
        command.Arguments.Add(kind);
        command.Arguments.Add(file);
        command.SetAction(parsed => (int)Execute(parsed.GetRequiredValue(kind), parsed.GetValue(file)));
        return command;
    }

    private static void RequireAbsent(string path)
    {
        if (File.Exists(path) || Directory.Exists(path))
        {
            throw new DataException(path, "A new file is required; this one exists. Choose another name, or remove it.");
        }
    }

    private ExitCode Execute(string named, string? target)
    {
        if (!ToolFiles.Kinds.Contains(named, StringComparer.Ordinal))
        {
            string hint = Spelling.Hint(named, ToolFiles.Kinds);
            throw new UsageException($"unknown kind '{named}'{hint} Known are: {string.Join(", ", ToolFiles.Kinds)}. See: mechanisms new --help");
        }

        string path = target ?? $"{named}.jsonc";
        RequireAbsent(path);
        string schema = $"{ToolFiles.SchemaOf(named)}.schema.json";
        string schemaPath = Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, schema);
        if (Path.GetFileName(path).Equals(schema, StringComparison.OrdinalIgnoreCase))
        {
            throw new DataException(path, $"The starter must not take the name of its schema, {schema}, which is written beside it. Choose another name.");
        }

        bool hasSchema = File.Exists(schemaPath);
        try
        {
            WriteBoth(named, path, hasSchema ? null : schemaPath);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new DataException(path, $"The file must be writable; {error.Message.TrimEnd('.')}. Choose another name.", error);
        }

        Tell(named, path, schemaPath, hasSchema);
        return ExitCode.Answered;
    }

    private static void WriteBoth(string named, string path, string? schemaPath)
    {
        Write(path, ToolFiles.Starter(named));
        bool isWhole = schemaPath is null;
        try
        {
            if (schemaPath is not null)
            {
                Write(schemaPath, ToolFiles.Schema(ToolFiles.SchemaOf(named)));
                isWhole = true;
            }
        }
        finally
        {
            if (!isWhole)
            {
                File.Delete(path);
            }
        }
    }

    private static void Write(string path, string text) =>
        AtomicFile.Write(path, ".partial", stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private void Tell(string named, string path, string schemaPath, bool hadSchema)
    {
        string next = ToolFiles.IsProblem(named) ? $"mechanisms solve {path}" : $"mechanisms run {path}";
        terminal.Output.WriteLine($"Wrote {path}{(hadSchema ? $"; kept the existing {schemaPath}" : $" and its schema {schemaPath}")}.");
        terminal.Output.WriteLine($"Next: {next}");
    }
}
