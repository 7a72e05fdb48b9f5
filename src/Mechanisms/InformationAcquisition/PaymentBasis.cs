namespace Mechanisms.InformationAcquisition;

/// <summary>What the payment to an agent may depend on, beside the recommended effort profile and the state.</summary>
public enum PaymentBasis
{
    /// <summary>On the reports of all agents, so that they can be compared with each other.</summary>
    AllReports,

    /// <summary>On the agent's own report alone.</summary>
    OwnReport,
}
