namespace Mechanisms.Cli.Solving;

/// <summary>Files that the command line asks for beside the answer; null where it asks for none.</summary>
/// <param name="Save">Where to save the mechanism.</param>
/// <param name="Figure">Where to draw the answer.</param>
internal sealed record AnswerFiles(string? Save, string? Figure)
{
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
