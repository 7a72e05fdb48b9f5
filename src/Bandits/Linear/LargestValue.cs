namespace Mechanisms.Bandits.Linear;

/// <summary>Chooses among the arms that may be played.</summary>
internal static class LargestValue
{
    /// <summary>The lowest arm of largest value among those available; nobody when none is. Values that are not finite are the context's fault.</summary>
    public static int Arm<TRun>(TRun run, ReadOnlySpan<double> contexts, ReadOnlySpan<bool> available)
        where TRun : ContextualRun, IArmValues
    {
        int best = ContextualRun.Nobody;
        double largest = double.NegativeInfinity;
        for (int arm = 0; arm < run.Arms; arm++)
        {
            if (!available.IsEmpty && !available[arm])
            {
                continue;
            }

            double value = run.ValueOf(arm, contexts.Slice(arm * run.Dimension, run.Dimension));
            if (!double.IsFinite(value))
            {
                throw ContextualRun.NotFinite(arm, value);
            }

            (best, largest) = value > largest ? (arm, value) : (best, largest);
        }

        return best;
    }
}
