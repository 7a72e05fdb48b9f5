using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Learners;

/// <summary>Phases in which every active arm is shown once, and after which arms that are surely worse leave.</summary>
internal sealed class EliminationRace
{
    private readonly bool[] isActive;
    private readonly double errorProbability;

    public EliminationRace(int arms, double errorProbability)
    {
        isActive = new bool[arms];
        isActive.AsSpan().Fill(true);
        (Remaining, this.errorProbability) = (arms, errorProbability);
    }

    private EliminationRace(EliminationRace original)
    {
        isActive = [.. original.isActive];
        (errorProbability, Arm, Remaining) = (original.errorProbability, original.Arm, original.Remaining);
    }

    /// <summary>Gets the arm whose turn it is.</summary>
    public int Arm { get; private set; }

    /// <summary>Gets the number of active arms, at least 1.</summary>
    public int Remaining { get; private set; }

    public bool IsActive(int arm) => isActive[arm];

    public EliminationRace Fork() => new(this);

    /// <summary>Takes in that an arm has been shown, which is counted already; another arm than the one whose turn it is changes no turn.</summary>
    public void Observe(int arm, ReadOnlySpan<double> shows, ReadOnlySpan<double> rewards)
    {
        if (arm != Arm)
        {
            return;
        }

        int next = Array.IndexOf(isActive, true, Arm + 1);
        if (next < 0)
        {
            Drop(shows, rewards);
            next = Array.IndexOf(isActive, true);
        }

        Arm = next;
    }

    // 2√(ln(4Kn²/δ)/(2n)): both means are within half of it of the truth, for all n and all arms, with probability 1 − δ.
    private void Drop(ReadOnlySpan<double> shows, ReadOnlySpan<double> rewards)
    {
        double largest = double.NegativeInfinity;
        for (int arm = 0; arm < isActive.Length; arm++)
        {
            largest = isActive[arm] ? Math.Max(largest, rewards[arm] / shows[arm]) : largest;
        }

        for (int arm = 0; arm < isActive.Length; arm++)
        {
            if (isActive[arm])
            {
                double n = shows[arm];
                double radius = 2 * Math.Sqrt(Elementary.Log(4 * isActive.Length * n * n / errorProbability) / (2 * n));
                isActive[arm] = largest - (rewards[arm] / n) <= radius;
                Remaining -= isActive[arm] ? 0 : 1;
            }
        }
    }
}
