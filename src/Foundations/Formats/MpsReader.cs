using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.Foundations.Formats;

/// <summary>Reads linear programs in MPS form.</summary>
public sealed record MpsReader
{
    /// <summary>Reads one program.</summary>
    /// <param name="source">The text.</param>
    /// <returns>The program, decimals kept as rationals.</returns>
    public LinearProgram Read(TextReader source) => throw new NotImplementedException();
}
