using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Solving;

/// <summary>Tells what a problem file holds and reads it.</summary>
internal static class ProblemFile
{
    /// <summary>Reads the content of a file.</summary>
    /// <param name="path">Its name, whose ending tells a game and a linear program from JSON; with no known ending the content tells.</param>
    /// <param name="content">Its bytes, expanded.</param>
    /// <param name="programs">Reads linear programs.</param>
    /// <param name="question">What is asked of a game.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="DataException">The content is refused.</exception>
    internal static IProblem Read(string path, byte[] content, ProgramFile programs, GameQuestion question, CancellationToken cancellation) =>
        GameText.IsGame(path, content) ? GameText.Read(path, content, question, cancellation)
        : IsProgram(path, content) ? new LinearProgramProblem(programs.Read(path, content, cancellation))
        : InstanceFile.Read(JsonText.Parse(content)).Problem;

    private static bool IsProgram(string path, byte[] content)
    {
        string name = ProgramFile.IsCompressed(path) ? path[..^3] : path;
        bool isNamedJson = name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".jsonc", StringComparison.OrdinalIgnoreCase);
        return ProgramFile.FormOf(path) is not null || (!isNamedJson && !LooksLikeJson(content));
    }

    private static bool LooksLikeJson(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> text = TextStart.Of(content);
        return text.IsEmpty || text[0] is (byte)'{' or (byte)'[' or (byte)'/';
    }
}
