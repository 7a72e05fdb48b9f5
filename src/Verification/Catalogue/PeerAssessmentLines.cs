using Mechanisms.Claims;
using Mechanisms.Derandomized;
using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;
using Mechanisms.PeerAssessment;

namespace Mechanisms.Verification.Catalogue;

/// <summary>What is true of grading and selecting peers.</summary>
internal static class PeerAssessmentLines
{
    private static readonly PropertySearch<Sequence<Rational>> Agreed = new PropertySearch<Sequence<Rational>>(
        TypeGenerator.Numbers(0, 1).Select<Sequence<Rational>>(grade => [grade, grade], grades => grades[0])).WithAgents(2);

    private static readonly PropertySearch<Sequence<Rational>> Marks = new PropertySearch<Sequence<Rational>>(TypeGenerator.Marks()).WithAgents(2, 4);

    private static readonly PropertySearch<int> Nominators = new PropertySearch<int>(
        TypeGenerator.Links().Where(links => links.Count == 1).Select<int>(links => links[0], peer => [peer])).WithAgents(3, 5);

    public static IEnumerable<TruthTableLine> All() => [.. Grades(), .. Selections()];

    private static IEnumerable<TruthTableLine> Grades()
    {
        Rational half = Rational.One / 2;
        Rational high = new(9, 10);
        FiniteDomain<Sequence<Rational>> honest = Domain.Same<Sequence<Rational>>(
                3, [[high, half, half], [half, half, half]], "honest grades (9/10, 1/2, 1/2) or (1/2, 1/2, 1/2)")
            .WithMisreports([[high, 0, half], [half, 0, half]], "of 0 for agent 1");
        FiniteDomain<Sequence<Rational>> agreed = Domain.Same<Sequence<Rational>>(2, [[0, 0], [half, half], [1, 1]], "one grade of 0, 1/2 or 1 for all");
        PeerRank others = new() { ExcludesSelf = true };
        return
        [
            TruthTableLine.Fails(new Strategyproofness<Sequence<Rational>, PeerGrades>(new PeerRank(), new GradedPeers()), honest, Marks, new(3, 0)),
            TruthTableLine.Fails(new Strategyproofness<Sequence<Rational>, PeerGrades>(others, new GradedPeers()), honest, Marks, new(3, 0)),
            TruthTableLine.Holds(Unanimous(new PeerRank(beta: 0)), agreed, Agreed),
            TruthTableLine.Fails(Unanimous(new PeerRank()), agreed, Agreed, new(2, 0)),
        ];
    }

    private static IEnumerable<TruthTableLine> Selections()
    {
        PartitionSelection partition = new();
        IPreferences<int, int> chosen = Preferences.Exact<int, int>((agent, _, selected) => selected == agent ? Rational.One : Rational.Zero);
        FiniteDomain<int> peers = Domain.Each<int>(
            Sequence.Of(4, agent => Enumerable.Range(0, 4).Where(peer => peer != agent).ToSequence()), "4 agents who each nominate another");
        return
        [
            TruthTableLine.Holds(new UniversalTruthfulness<int, int>(partition, chosen), peers, Nominators),
            TruthTableLine.Holds(
                new StrategyproofnessInExpectation<int, int>(new UniformPlay<int, int>(new PlayedPartitionSelection()), chosen), peers, Nominators),
        ];
    }

    // Where every grade is the same, all final grades are, up to the rounding of floating point.
    private static Law<Sequence<Rational>, PeerGrades> Unanimous(PeerRank rule) => new(
        rule,
        "unanimous",
        (truth, lottery) => truth.All(report => report.All(grade => grade == truth[0][0]))
            && lottery.Only.Grades.Any(grade => Tolerances.Gain.Exceeds(Math.Abs(grade - truth[0][0].ToDouble()), 1))
                ? $"All grades are {truth[0][0]}, final grades are not." : null);
}
