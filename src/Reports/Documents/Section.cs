using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Reports.Documents;

/// <summary>A headed part of a report.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="Heading">The heading.</param>
/// <param name="Blocks">What stands under it, in order.</param>
public sealed record Section(string Heading, Sequence<Block> Blocks);
