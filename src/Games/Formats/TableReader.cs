using Mechanisms.Foundations.Formats;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Formats;

/// <summary>Reads games in normal form from a text, within limits on what it may hold.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public abstract record TableReader
{
    private protected TableReader()
    {
    }

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
    /// <returns>The game, with title and labels where the form has them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    /// <exception cref="DataException">The text is no complete game in this form, or too large; the message names line and column.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public NormalFormGame Read(TextReader source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        cancellation.ThrowIfCancellationRequested();
        return ReadDocument(source, cancellation);
    }

    private protected abstract NormalFormGame ReadDocument(TextReader source, CancellationToken cancellation);
}
