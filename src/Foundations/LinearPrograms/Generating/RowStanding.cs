namespace Mechanisms.Foundations.LinearPrograms.Generating;

/// <summary>How a row that is in stands at an optimum, which decides whether it may leave.</summary>
/// <param name="IsSlack">Whether it is basic and inside its bounds by more than the tolerance, so that the optimum does not lean on it.</param>
/// <param name="HasLeft">Whether it left before and came back.</param>
internal readonly record struct RowStanding(bool IsSlack, bool HasLeft)
{
    /// <summary>Whether a row leaves: a slack one, once. One that comes back stays, so that rounds end.</summary>
    public static bool LeavesOnce(RowStanding row) => row is { IsSlack: true, HasLeft: false };
}
