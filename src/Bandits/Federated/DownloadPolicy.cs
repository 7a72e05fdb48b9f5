namespace Mechanisms.Bandits.Federated;

/// <summary>Who receives the server's data after a communication.</summary>
public enum DownloadPolicy
{
    /// <summary>Every client.</summary>
    Broadcast = 0,

    /// <summary>Those that uploaded, so that data is an incentive.</summary>
    ParticipantsOnly = 1,
}
