using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Verification;

/// <summary>A case without its mechanism: what agents are, and what they may say instead.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <param name="Truth">True types, shape [agent].</param>
/// <param name="Misreports">What each agent may report instead, shape [agent][misreport].</param>
public sealed record SearchCase<TReport>(Sequence<TReport> Truth, Sequence<Sequence<TReport>> Misreports)
{
    /// <summary>Gets the number of agents.</summary>
    public int Agents => Truth.Count;

    internal int MisreportCount => Misreports.Sum(list => list.Count);
}
