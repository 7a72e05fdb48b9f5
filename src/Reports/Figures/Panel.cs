using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Reports.Figures;

/// <summary>One plot of a figure; all panels of a figure share both axes, so that they can be compared by eye.</summary>
/// <remarks>Immutable and thread-safe. <see cref="Figure"/> checks that names are used once per panel.</remarks>
/// <param name="Title">Text over the panel; empty for none.</param>
/// <param name="Series">The series, drawn in order.</param>
/// <param name="References">Lines to compare with, drawn below the series.</param>
public sealed record Panel(string Title, Sequence<Series> Series, Sequence<ReferenceLine> References);
