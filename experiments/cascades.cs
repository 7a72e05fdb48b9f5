#:project ../src/Bandits/Bandits.csproj
#:property PublishAot=false

// Lists of items that a user reads from the top until one attracts: two learners of cascading bandits side by side.
// Run with: dotnet run -c Release experiments/cascades.cs
using Mechanisms.Bandits.Cascading;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;

CascadeModel model = new(Sequence.Of(16, item => item < 4 ? 0.2 : 0.1), positions: 4);
CascadeExperiment experiment = new(model, [new CascadeUcb1(), new CascadeKlUcb()], horizon: 100_000, replications: 10, root: 20240507);

Console.WriteLine("learner          regret after 100,000 lists   95% band           growth exponent from round 1,000");
foreach (RegretCurve curve in experiment.Run(Environment.ProcessorCount).Curves)
{
    Console.WriteLine(FormattableString.Invariant(
        $"{curve.Learner,-17}{curve.Final,26:F0}   {curve.Low[^1]:F0} to {curve.High[^1]:F0}{curve.GrowthExponent(1_000),24:F2}"));
}
