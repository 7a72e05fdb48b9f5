namespace Mechanisms.Bandits.Federated;

/// <summary>Chooses the clients of a communication and pays them. Immutable, thread-safe, without randomness.</summary>
public interface IParticipationRule
{
    /// <summary>Gets the name that tables carry.</summary>
    string Name { get; }

    /// <summary>Chooses and pays.</summary>
    /// <param name="problem">The question.</param>
    /// <returns>Who takes part, and the payments.</returns>
    Participation Select(ParticipationProblem problem);
}
