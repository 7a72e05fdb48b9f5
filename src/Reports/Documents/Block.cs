using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Figures;
using Mechanisms.Reports.Tables;

namespace Mechanisms.Reports.Documents;

/// <summary>A piece of a report.</summary>
/// <remarks>A closed family of cases. Immutable and thread-safe.</remarks>
public abstract record Block
{
    private Block()
    {
    }

    /// <summary>Calls the function of the case at hand.</summary>
    /// <typeparam name="TResult">Type of the answer.</typeparam>
    /// <param name="prose">For a paragraph.</param>
    /// <param name="picture">For a figure.</param>
    /// <param name="listing">For a table.</param>
    /// <param name="code">For code.</param>
    /// <param name="definitions">For a list of definitions.</param>
    /// <returns>What the function returned.</returns>
    /// <exception cref="ArgumentNullException">The function of the case is null.</exception>
    public abstract TResult Match<TResult>(
        Func<Prose, TResult> prose,
        Func<Picture, TResult> picture,
        Func<Listing, TResult> listing,
        Func<Code, TResult> code,
        Func<Definitions, TResult> definitions);

    /// <summary>A paragraph of plain text.</summary>
    /// <param name="Text">The text.</param>
    public sealed record Prose(string Text) : Block
    {
        /// <inheritdoc/>
        public override TResult Match<TResult>(
            Func<Prose, TResult> prose,
            Func<Picture, TResult> picture,
            Func<Listing, TResult> listing,
            Func<Code, TResult> code,
            Func<Definitions, TResult> definitions)
        {
            ArgumentNullException.ThrowIfNull(prose);
            return prose(this);
        }
    }

    /// <summary>A figure, captioned by its description.</summary>
    /// <param name="Figure">The figure.</param>
    public sealed record Picture(Figure Figure) : Block
    {
        /// <inheritdoc/>
        public override TResult Match<TResult>(
            Func<Prose, TResult> prose,
            Func<Picture, TResult> picture,
            Func<Listing, TResult> listing,
            Func<Code, TResult> code,
            Func<Definitions, TResult> definitions)
        {
            ArgumentNullException.ThrowIfNull(picture);
            return picture(this);
        }
    }

    /// <summary>A table with a note under it.</summary>
    /// <param name="Table">The table.</param>
    /// <param name="Note">What the columns mean; empty for none.</param>
    public sealed record Listing(Table Table, string Note = "") : Block
    {
        /// <inheritdoc/>
        public override TResult Match<TResult>(
            Func<Prose, TResult> prose,
            Func<Picture, TResult> picture,
            Func<Listing, TResult> listing,
            Func<Code, TResult> code,
            Func<Definitions, TResult> definitions)
        {
            ArgumentNullException.ThrowIfNull(listing);
            return listing(this);
        }
    }

    /// <summary>Code or commands, printed as they are.</summary>
    /// <param name="Text">The text, lines separated by LF.</param>
    public sealed record Code(string Text) : Block
    {
        /// <inheritdoc/>
        public override TResult Match<TResult>(
            Func<Prose, TResult> prose,
            Func<Picture, TResult> picture,
            Func<Listing, TResult> listing,
            Func<Code, TResult> code,
            Func<Definitions, TResult> definitions)
        {
            ArgumentNullException.ThrowIfNull(code);
            return code(this);
        }
    }

    /// <summary>Terms and what they mean: settings, symbols, provenance.</summary>
    /// <param name="Entries">The terms in order.</param>
    public sealed record Definitions(Sequence<Definition> Entries) : Block
    {
        /// <inheritdoc/>
        public override TResult Match<TResult>(
            Func<Prose, TResult> prose,
            Func<Picture, TResult> picture,
            Func<Listing, TResult> listing,
            Func<Code, TResult> code,
            Func<Definitions, TResult> definitions)
        {
            ArgumentNullException.ThrowIfNull(definitions);
            return definitions(this);
        }
    }
}
