using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Formats;

/// <summary>Reads games in normal form from Gambit's .nfg text, in its payoff and its outcome form.</summary>
/// <remarks>
/// <c>NFG 1 R "title" { "player" … } { 2 3 } "description"</c> or, in place of the counts, the strategies' names in braces; then either one payoff
/// per player for every profile, or the outcomes <c>{ { "name" 1, 1/2 } … }</c> and one outcome's number for every profile, 0 for payoffs of 0. The
/// first player's strategy varies fastest. Integers, decimals and fractions are kept exactly, whether the kind is R or D. Outcomes become payoffs;
/// their names are not kept.
/// <para>
/// Labels may be empty or repeat. In quotes, <c>\"</c> is a quote and <c>\\</c> a backslash. Columns are counted in UTF-16 units, from 1.
/// Time and memory O(text + payoffs). Immutable, thread-safe.
/// </para>
/// </remarks>
[Reference("gambit2025", "the strategic game (.nfg) file format")]
public sealed record NfgReader
{
    /// <summary>Gets the largest number of characters to read.</summary>
    /// <value>Positive; 1,000,000,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public long MaximumCharacters
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 1_000_000_000;

    /// <summary>Gets the largest number of payoffs, players × profiles: what a few words can ask memory for.</summary>
    /// <value>Positive; 20,000,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int MaximumPayoffs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 20_000_000;

    /// <summary>Reads one game.</summary>
    /// <param name="source">The text; read to its end and left open.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The game with its title and labels.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="DataException">The text is no complete game in this form, or too large; the message names line and column.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public NormalFormGame Read(TextReader source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        cancellation.ThrowIfCancellationRequested();
        return new NfgDocument(new(source, MaximumCharacters), MaximumPayoffs, cancellation).Read();
    }
}
