using Mechanisms.Foundations.Verdicts;

namespace Mechanisms.Verification.Tests;

internal static class Witnesses
{
    public static TWitness Of<TWitness>(Verdict<TWitness> verdict) =>
        Assert.IsType<Verdict<TWitness>.Refuted>(verdict).Witness;
}
