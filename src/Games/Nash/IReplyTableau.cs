namespace Mechanisms.Games.Nash;

/// <summary>A vertex of a best-reply polytope, from which complementary pivots walk on.</summary>
internal interface IReplyTableau
{
    /// <summary>Brings a label into the basis.</summary>
    /// <param name="label">A label that is not basic.</param>
    /// <returns>The label that leaves the basis instead, or -1 where rounding has left none; then nothing changes any more.</returns>
    int Enter(int label);
}
