using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Families;
using Mechanisms.Bandits.Learners;
using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>A learner of the catalogue against its plain program, over click-bandits, lanes, threads and single runs.</summary>
public abstract class CatalogueConformance(ILearner learner, Func<PlainLearner> plain) : LearnerConformance
{
    protected override int LongestHorizon => 200;

    protected override int Cases => 12;

    protected override ILearner Learner(ClickUtility utility) => learner;

    protected override PlainLearner Plain(ClickUtility utility) => plain();
}

public sealed class Ucb1TunedConformanceTests() : CatalogueConformance(new Ucb1Tuned(), () => PlainIndex.Ucb1Tuned);

public sealed class UcbDeltaConformanceTests() : CatalogueConformance(new UcbDelta(), () => PlainIndex.UcbDelta);

public sealed class AsymptoticUcbConformanceTests() : CatalogueConformance(new AsymptoticUcb(), () => PlainIndex.AsymptoticUcb);

public sealed class UcbVConformanceTests() : CatalogueConformance(new UcbV(), () => PlainIndex.UcbV);

public sealed class MossConformanceTests() : CatalogueConformance(new Moss(), () => PlainIndex.Moss);

public sealed class AnytimeMossConformanceTests() : CatalogueConformance(new AnytimeMoss(), () => PlainIndex.AnytimeMoss);

public sealed class KlUcbConformanceTests() : CatalogueConformance(new KlUcb { Exploration = 3 }, () => PlainIndex.KlUcb);

/// <summary>Another family: no lanes, so that devices play runs.</summary>
public sealed class GaussianKlUcbConformanceTests() : CatalogueConformance(
    new KlUcb { Family = new RewardFamily.Gaussian(0.25) }, () => new PlainIndex(arm => arm.Mean + Math.Sqrt(Math.Log(arm.Time) / (2 * arm.Shows))));

public sealed class KlUcbPlusPlusConformanceTests() : CatalogueConformance(new KlUcbPlusPlus(), () => PlainIndex.KlUcbPlusPlus);

public sealed class BayesUcbConformanceTests() : CatalogueConformance(new BayesUcb(), () => PlainIndex.BayesUcb)
{
    protected override int Cases => 6;
}

public sealed class ImedConformanceTests() : CatalogueConformance(new Imed(), () => new PlainImed());
