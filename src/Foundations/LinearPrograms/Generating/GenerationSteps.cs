namespace Mechanisms.Foundations.LinearPrograms.Generating;

/// <summary>How much comes and goes in a round.</summary>
/// <param name="LeastRows">How many violated rows come at least.</param>
/// <param name="RowShare">Which share of them comes where that is more.</param>
/// <param name="MostColumns">How many columns that are worth having come at most.</param>
/// <param name="IdlePerRow">How many columns that are 0 and cost something stay for each row of the first round, the cheapest; 0 for all.</param>
/// <param name="Leaves">Whether a row leaves.</param>
internal sealed record GenerationSteps(int LeastRows, double RowShare, int MostColumns, int IdlePerRow, Func<RowStanding, bool> Leaves);
