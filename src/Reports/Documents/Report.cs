using Mechanisms.Foundations.Numerics;
using Mechanisms.Reports.Figures;

namespace Mechanisms.Reports.Documents;

/// <summary>A document that explains a result to someone who was not there: what was asked, what came out, how to get it again.</summary>
/// <remarks>Written by <see cref="HtmlReport"/>. Immutable and thread-safe.</remarks>
/// <param name="Title">The title.</param>
/// <param name="Summary">The findings in a few sentences, one paragraph each, before any figure.</param>
/// <param name="Sections">The sections in order.</param>
public sealed record Report(string Title, Sequence<string> Summary, Sequence<Section> Sections)
{
    /// <summary>Gets the figures in order, for writing each to a file of its own.</summary>
    public IEnumerable<Figure> Figures => Sections.SelectMany(section => section.Blocks).OfType<Block.Picture>().Select(picture => picture.Figure);

    /// <summary>The same report ending with a section on how to reproduce it.</summary>
    /// <param name="provenance">What was run, where.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException">The provenance is null.</exception>
    public Report WithProvenance(Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(provenance);
        return this with { Sections = [.. Sections, provenance.ToSection()] };
    }
}
