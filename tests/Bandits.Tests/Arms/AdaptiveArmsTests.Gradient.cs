using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Arms;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Tests.Experiments;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Arms;

/// <content>Gradients: an arm that is always shown gets more clicks the higher its rate, run by run, when both sides see the same numbers.</content>
public sealed partial class AdaptiveArmsTests
{
    [Fact]
    public void An_arm_that_is_always_shown_never_has_a_negative_gradient_and_the_others_have_none() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), root => GradientRefutation(new PlainDevice(), (ulong)root) is null)
            .Check(Laws.Config);

    [Fact]
    public void A_gradient_with_the_sides_exchanged_is_refuted() =>
        Assert.Contains(Enumerable.Range(0, 20), root => GradientRefutation(new ExchangedSidesDevice(), (ulong)root) is not null);

    [Fact]
    public void A_gradient_without_common_random_numbers_is_refuted() =>
        Assert.Contains(Enumerable.Range(0, 20), root => GradientRefutation(new UncommonNumbersDevice(), (ulong)root) is not null);

    private static string? GradientRefutation(IDevice device, ulong root)
    {
        AdaptiveArmsExperiment experiment = new(
            Toy, [new OneArm(1)], [0.3, 0.5, 0.7], 50, epochs: 1, replications: 1, root, Population.Each(3, new GradientAdaptation(probeReplications: 2)));
        double[] gradient = Slopes(experiment.Begin(0).Step(device));
        return gradient[1] >= 0 && gradient[0] == 0 && gradient[2] == 0 ? null : $"gradient {gradient.ToSequence()}";
    }

    /// <summary>Planted bug: hands the results of the probes above to the probes below, which turns every gradient around.</summary>
    private sealed class ExchangedSidesDevice : IDevice
    {
        public string Name => "exchanged";

        public Sequence<EpisodeResult> Play(
            EpisodeBatch batch, IProgress<long>? progress = null, CancellationToken cancellation = default)
        {
            Sequence<EpisodeResult> results = new PlainDevice().Play(batch, progress, cancellation);
            return results.Take(1).Concat(results.Skip(1).Chunk(4).SelectMany(arm => arm[2..].Concat(arm[..2]))).ToSequence();
        }
    }

    /// <summary>Planted bug: gives every episode random numbers of its own.</summary>
    private sealed class UncommonNumbersDevice : IDevice
    {
        public string Name => "uncommon";

        public Sequence<EpisodeResult> Play(
            EpisodeBatch batch, IProgress<long>? progress = null, CancellationToken cancellation = default) =>
            new PlainDevice().Play(
                new EpisodeBatch(
                    batch.Environment,
                    batch.Learner,
                    batch.Episodes.Select((episode, index) => episode with { Replication = (uint)index }).ToSequence(),
                    batch.Horizon,
                    batch.Checkpoints,
                    batch.Root),
                progress,
                cancellation);
    }
}
