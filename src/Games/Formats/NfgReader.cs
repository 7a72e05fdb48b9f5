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
public sealed record NfgReader : TableReader
{
    private protected override NormalFormGame ReadDocument(TextReader source, CancellationToken cancellation) =>
        new NfgDocument(new(source, MaximumCharacters), MaximumPayoffs, cancellation).Read();
}
