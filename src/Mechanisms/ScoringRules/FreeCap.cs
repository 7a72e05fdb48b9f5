using System.Numerics;
using Mechanisms.Foundations.LinearPrograms;

namespace Mechanisms.ScoringRules;

/// <summary>The largest payment as a variable to be minimized.</summary>
internal static class FreeCap
{
    /// <summary>Adds the variable, at the end, and a row  payment ≤ variable  for each payment.</summary>
    public static void Add<T>(LinearProgramWriter<T> writer, int payments)
        where T : struct, IAdditionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>
    {
        int cap = writer.AddVariables(1);
        writer.SetCost(cap, T.MultiplicativeIdentity);
        for (int payment = 0; payment < payments; payment++)
        {
            writer.BeginAtLeast(T.AdditiveIdentity);
            writer.Put(cap, T.MultiplicativeIdentity);
            writer.Put(payment, -T.MultiplicativeIdentity);
        }
    }
}
