using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.References;
using Mechanisms.Games.ExtensiveForm;

namespace Mechanisms.Games.Formats;

/// <summary>Reads game trees from Gambit's .efg text.</summary>
/// <remarks>
/// <c>EFG 2 R "title" { "player" … } "description"</c>, then the nodes, each before its children: <c>c "node" 1 "set" { "a" 1/2 "b" 1/2 } 0</c> where chance
/// moves, <c>p "node" player 1 "set" { "a" "b" } 0</c> where a player does, <c>t "node" 1 "outcome" { 1, -1 }</c> at an end. A set that has been described
/// needs no name and actions again, an outcome no name and payoffs; what is described again must agree. Outcome 0 pays nothing. Sets and outcomes keep the
/// order of their numbers; the numbers themselves and the names of nodes are not kept. Numbers are exact, labels may be empty or repeat, also within a set.
/// <para>
/// Time O(text · log). Memory while it is read: some 80 bytes a node (measured on two million), beside sets and outcomes. Larger trees than <see cref="MaximumNodes"/> are refused.
/// In quotes, <c>\"</c> is a quote and <c>\\</c> a backslash. Columns are counted in UTF-16 units, from 1. Immutable, thread-safe.
/// </para>
/// </remarks>
[Reference("gambit2025", "the extensive game (.efg) file format")]
public sealed record EfgReader
{
    /// <summary>Gets the largest number of characters to read.</summary>
    /// <value>Positive; 2,000,000,000 by default.</value>
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

    = 2_000_000_000;

    /// <summary>Gets the largest number of nodes.</summary>
    /// <value>Positive; 10,000,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int MaximumNodes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 10_000_000;

    /// <summary>Gets the largest number of players: every outcome pays each of them.</summary>
    /// <value>Positive; 10,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public int MaximumPlayers
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 10_000;

    /// <summary>Reads one game.</summary>
    /// <param name="source">The text; read to its end and left open.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The game with its title and labels.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="DataException">The text is no complete game in this form, or too large; the message names line and column.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public ExtensiveFormGame Read(TextReader source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        cancellation.ThrowIfCancellationRequested();
        return new EfgDocument(new(source, MaximumCharacters), MaximumNodes, MaximumPlayers, cancellation).Read();
    }
}
