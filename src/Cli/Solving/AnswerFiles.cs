namespace Mechanisms.Cli.Solving;

/// <summary>Files that the command line asks for beside the answer; null where it asks for none.</summary>
/// <param name="Save">Where to save the mechanism.</param>
/// <param name="Figure">Where to draw the answer.</param>
internal sealed record AnswerFiles(string? Save, string? Figure)
{
    /// <summary>Refuses to write over what is read, or twice to one file.</summary>
    /// <param name="input">The file that is read.</param>
    /// <exception cref="UsageException">Two of the files are one.</exception>
    internal void RequireOthers(string input)
    {
        (string Name, string? Path)[] files = [("FILE", input), ("--save", Save), ("--figure", Figure)];
        (string Name, string? Path)[] given = [.. files.Where(file => file.Path is not null)];
        if (given.Skip(1).FirstOrDefault(file => file.Path!.Length == 0).Name is { } nameless)
        {
            throw new UsageException($"{nameless} must be the name of a file; got an empty text. Name one. See: mechanisms solve --help");
        }

        foreach ((int place, (string name, string? path)) in given.Index())
        {
            if (given.Take(place).FirstOrDefault(earlier => earlier.Path!.Length > 0 && Path.GetFullPath(earlier.Path!) == Path.GetFullPath(path!)).Name is { } other)
            {
                throw new UsageException($"{other} and {name} are one file, '{path}'. Name different ones.");
            }
        }
    }

    /// <summary>Writes the files.</summary>
    /// <exception cref="Foundations.Formats.DataException">The answer has no mechanism or no figure, or a file cannot be written.</exception>
    internal void Write(Answer answer)
    {
        if (Save is not null)
        {
            answer.Save(Save);
        }

        if (Figure is not null)
        {
            answer.Draw(Figure);
        }
    }
}
