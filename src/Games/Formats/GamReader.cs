using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Formats;

/// <summary>Reads games in normal form from GameTracer's .gam text, which GAMUT's generators write.</summary>
/// <remarks>
/// The number of players, the number of strategies of each, then all payoffs of the first player, all of the second, and so on; within a player the first
/// player's strategy varies fastest. Words are parted by blanks and line ends; a word that begins with <c>#</c> begins a comment to the end of its line. Numbers are exact, fractions
/// such as 1/3 are read, too. The form has no names: players and strategies are named by their numbers. Columns are counted in UTF-16 units, from 1.
/// <para>Time and memory O(text). Immutable, thread-safe.</para>
/// </remarks>
[Reference("blum2006", "GameTracer, the .gam form")]
[Reference("nudelman2004", "GAMUT, games in that form")]
public sealed record GamReader : TableReader
{
    private protected override NormalFormGame ReadDocument(TextReader source, CancellationToken cancellation) =>
        new GamDocument(new(source, MaximumCharacters) { HasComments = true }, MaximumPayoffs, cancellation).Read();
}
