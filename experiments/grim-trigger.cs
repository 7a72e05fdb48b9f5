#:project ../src/Bandits/Bandits.csproj
#:property PublishAot=false

// Arms that claim other features than they have, epoch by epoch, against learners with and without a grim trigger: the authors' experiment, three populations.
// Run with: dotnet run -c Release experiments/grim-trigger.cs
using Mechanisms.Bandits.Linear;
using Mechanisms.Bandits.StrategicContexts;
using Mechanisms.Foundations.Numerics;

ConfidenceRadius radius = ManipulationExperiment.AuthorsRadius(dimension: 5);
ManipulationExperiment experiment = ManipulationExperiment.Authors(
    [GrimTrigger.Optimistic(radius), new LinUcb { Radius = radius }, new UniformArms()], replications: 3, root: 20240507, epochs: 11);
Sequence<ManipulationResult> results = experiment.Run(Environment.ProcessorCount);

Console.WriteLine("learner           regret, epoch 0    epoch 5   epoch 10   change of contexts, epoch 10");
for (int learner = 0; learner < results.Count; learner++)
{
    double Regret(int epoch) => results[learner].Summary(epoch).Curve.Final;
    Console.WriteLine(FormattableString.Invariant(
        $"{experiment.Learners[learner].Name,-18}{Regret(0),15:F0}{Regret(5),11:F0}{Regret(10),11:F0}{results[learner].ContextManipulation(10).Mean,31:F3}"));
}
