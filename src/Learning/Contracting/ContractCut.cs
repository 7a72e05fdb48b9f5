using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Learning.Contracting;

/// <summary>A half-space of contracts: those p with Normal · p ≥ Bound.</summary>
/// <param name="Normal">Difference of two laws of outcomes, shape [outcome], without unit.</param>
/// <param name="Bound">Least product, in money.</param>
public sealed record ContractCut(Sequence<double> Normal, double Bound);
