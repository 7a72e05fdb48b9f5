namespace Mechanisms.Tests.InformationAcquisition;

/// <summary>Mistakes that programs of hired agents invite.</summary>
internal enum PlantedBug
{
    None,

    /// <summary>Signals under a deviation drawn as if the recommended effort had been made.</summary>
    LawAtTheRecommendedEffort,

    /// <summary>The false report put into the signal law instead of into the payment.</summary>
    ReportInTheLaw,

    /// <summary>The saved cost as a constant instead of in proportion to the probability of being told.</summary>
    ConstantSlack,
}
