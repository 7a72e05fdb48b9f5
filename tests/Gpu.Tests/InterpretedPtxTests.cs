using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Adversarial;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Numerics.Lanes;
using Mechanisms.Gpu.Lanes;
using Mechanisms.Gpu.Tests.Interpreting;

namespace Mechanisms.Gpu.Tests;

/// <summary>
/// The kernels' PTX, interpreted on the processor, plays as scalar lanes: ILGPU's compiler kept the source's meaning. No GPU runs anything here, and what a
/// driver makes of the PTX is not seen.
/// </summary>
public sealed partial class InterpretedPtxTests
{
    /// <summary>Among them rounds in which not every arm has been shown: only these tell in what order ties are broken.</summary>
    private static readonly long[] Horizons = [2, 3, 60];

    [Fact]
    public void Every_kernel_plays_as_scalar_lanes() => Assert.Empty(Kernels.All.Where(learner => !Agrees<DeviceReal>(learner)).Select(learner => learner.Name));

    [Fact]
    public void Every_kernel_in_single_precision_plays_as_scalar_lanes_in_single_precision() =>
        Assert.Empty(Kernels.Single.Where(learner => !Agrees<DeviceSingle>(learner)).Select(learner => learner.Name));

    [Fact]
    public void Kernels_of_any_number_of_arms_play_as_scalar_lanes() =>
        Prop.ForAll(
            Gen.Choose(1, 7).SelectMany(arms => Gen.Choose(2, 50).SelectMany(horizon => Gen.Choose(0, int.MaxValue).SelectMany(root =>
                Gen.Choose(0, Kernels.All.Count - 1).Select(learner => (arms, horizon, root, learner))))).ToArbitrary(),
            shape =>
            {
                ILaneLearner learner = Kernels.All[shape.learner] is FixedArm ? new FixedArm(0) : Kernels.All[shape.learner];
                BernoulliBandit environment = new(Sequence.Of(shape.arms, arm => arm / 8.0));
                Sequence<Episode> episodes = Sequence.Of(4, episode => new Episode([], (uint)episode));
                EpisodeBatch batch = new(environment, learner, episodes, shape.horizon, [shape.horizon], (ulong)shape.root << 20);
                InterpretedPlayer<DeviceReal> player = new(batch, new(PtxPlayer<DeviceReal>.Of(learner)), new(PtxPlayer<DeviceReal>.OfRegret()));
                return new CpuDevice { Lanes = LaneWidth.Scalar }.Play(batch).Equals(player.Run());
            }).Check(Laws.Config.WithMaxTest(25));

    /// <summary>The processor's own lanes do not survive the compiler: a truth value becomes the bits of the integer 1, and no click is ever counted.</summary>
    [Fact]
    public void The_processors_lanes_are_refuted()
    {
        Assert.False(Agrees<RealScalar>(new Ucb1()));
        Assert.False(Agrees<SingleScalar>(new Ucb1()));
    }

    /// <summary>One operation changed, one comparison turned, one shift off by one.</summary>
    [Theory]
    [InlineData("add.rn.f64", "sub.rn.f64")]
    [InlineData("setp.gt.f64", "setp.lt.f64")]
    [InlineData("setp.gt.f64", "setp.ge.f64")]
    [InlineData(", 32;", ", 31;")]
    [InlineData("sqrt.rn.f64", "abs.f64")]
    public void Planted_errors_in_the_text_are_refuted(string right, string wrong)
    {
        string text = PtxPlayer<DeviceReal>.Of(new Ucb1());
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.False(Agrees<DeviceReal>(new Ucb1(), text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    /// <summary>The same in the texts of screening, exponential weights, divergences and posteriors, wherever it occurs in them.</summary>
    [Theory]
    [InlineData("add.rn.f64", "sub.rn.f64")]
    [InlineData("setp.gt.f64", "setp.lt.f64")]
    [InlineData("div.rn.f64", "mul.rn.f64")]
    public void Planted_errors_in_the_texts_of_screens_and_weights_are_refuted(string right, string wrong)
    {
        foreach (ILaneLearner learner in (ILaneLearner[])[Kernels.All.OfType<UcbS>().First(), Kernels.All.OfType<Exp3>().First(), new KlUcb(), new GaussianThompson()])
        {
            string text = PtxPlayer<DeviceReal>.Of(learner);
            Assert.Contains(right, text, StringComparison.Ordinal);
            Assert.False(Agrees<DeviceReal>(learner, text.Replace(right, wrong, StringComparison.Ordinal)), learner.Name);
        }
    }

    /// <summary>One selection turned round inside one function that the kernel calls, and nowhere else: a function that is never called has none that is noticed, and is named.</summary>
    [Fact]
    public void Planted_errors_in_every_function_out_of_line_are_refuted()
    {
        HashSet<string> names = [];
        List<string> unnoticed = [];
        foreach (ILaneLearner learner in (ILaneLearner[])[Hasty(EmptySetPolicy.UniformRandom), Kernels.All.OfType<Exp3>().First(), new KlUcb(), new KlUcbPlusPlus(), new GaussianThompson()])
        {
            string text = PtxPlayer<DeviceReal>.Of(learner);
            foreach (Match function in Function().Matches(text))
            {
                names.Add(function.Groups["name"].Value);
                if (Selection().Matches(function.Value).All(selection => Agrees<DeviceReal>(learner, Turned(text, function.Index + selection.Index, selection))))
                {
                    unnoticed.Add($"{learner.Name}: {function.Groups["name"].Value}");
                }
            }
        }

        // KL-UCB++ removes no arm, so that three of its functions are never called; KL-UCB's choices in so few rounds do not hang on Upper, those of KL-UCB++ do.
        // No learner takes the logarithm of 0, of a subnormal number or of infinity.
        Assert.Equal(
            ["Gaussian Thompson: LogOfAny", "KL-UCB++: Choose", "KL-UCB++: Eliminate", "KL-UCB++: LogOfAny", "KL-UCB++: Settle", "KL-UCB: LogOfAny", "KL-UCB: Upper"],
            unnoticed.Order(StringComparer.Ordinal));
        Assert.Superset(new HashSet<string>(["Eliminate", "Settle", "Choose", "Index", "Exp", "Log", "Cos", "Upper", "Solve"]), names);
    }

    /// <summary>Screens with short radii: for every policy arms are removed until none is left, within the rounds that are interpreted.</summary>
    [Fact]
    public void Removals_and_rounds_without_an_active_arm_are_reached_and_agree()
    {
        foreach (EmptySetPolicy policy in Enum.GetValues<EmptySetPolicy>())
        {
            UcbS hasty = Hasty(policy);
            EpisodeResult[] episodes = [.. Horizons.SelectMany(horizon => new CpuDevice { Lanes = LaneWidth.Scalar }.Play(BatchOf(hasty, horizon)))];
            Assert.Contains(episodes, episode => episode.EliminatedAt.Any(show => show > 0) && episode.EliminatedAt.Any(show => show == 0));
            Assert.Contains(episodes, episode => episode.EliminatedAt.All(show => show > 0));
            Assert.Equal(policy == EmptySetPolicy.Stop, episodes.Any(episode => episode.Shows.Sum() < Horizons[^1] && episode.EliminatedAt.All(show => show > 0)));
            Assert.True(Agrees<DeviceReal>(hasty), hasty.Name);
        }
    }

    private static UcbS Hasty(EmptySetPolicy policy) => new(new ClickUtility.ClickPenalty(5)) { Name = $"hasty {policy}", WhenEmpty = policy, Confidence = 0.01 };

    private static string Turned(string text, int place, Match selection) => text.Remove(place, selection.Length).Insert(
        place, $"{selection.Groups["to"].Value}, {selection.Groups["no"].Value}, {selection.Groups["yes"].Value}, ");

    private static EpisodeBatch BatchOf(ILaneLearner learner, long horizon) =>
        new(Kernels.Environment, learner, Kernels.Episodes(5), horizon, [horizon], 0x00C0_FFEE_00DE_CAF0);

    private static bool Agrees<TReal>(ILaneLearner learner, string? text = null)
        where TReal : unmanaged, ILaneReal<TReal, IntegerScalar, MaskScalar>
    {
        CpuDevice reference = new() { Lanes = LaneWidth.Scalar, Precision = TReal.SignificandBits < 53 ? LanePrecision.Bits32 : LanePrecision.Bits64 };
        PtxProgram kernel = new(text ?? PtxPlayer<TReal>.Of(learner));
        PtxProgram sum = new(PtxPlayer<TReal>.OfRegret());
        foreach (long horizon in Horizons)
        {
            EpisodeBatch batch = BatchOf(learner, horizon);
            if (!reference.Play(batch).Equals(new InterpretedPlayer<TReal>(batch, kernel, sum).Run()))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A function but for the loop of rounds: a head with a body, not a declaration.</summary>
    [GeneratedRegex(@"\.visible\s+\.func\s+(\([^)]*\)\s*)?(?!Play_)(?<name>\w+)_\d+\([^)]*\)\s*\{.*?\n\}", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Function();

    [GeneratedRegex(@"(?<to>selp\.\w+\s+\S+), (?<yes>[^,]+), (?<no>[^,]+), ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Selection();
}
