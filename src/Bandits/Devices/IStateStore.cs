namespace Mechanisms.Bandits.Devices;

/// <summary>Keeps how far long work has come, so that after an interruption it goes on from there.</summary>
/// <remarks>A port to the outside: the work says what its state is, the store says when it is to be kept, and where. Members may be called from any thread, one at a time but for <see cref="IsDue"/>.</remarks>
/// <typeparam name="TState">The state; immutable.</typeparam>
public interface IStateStore<TState>
    where TState : class
{
    /// <summary>Gets a value indicating whether the state should be saved again, for example because minutes have passed.</summary>
    /// <value>Asked often, and by several threads at once: must be cheap. False from <see cref="Save"/> on until the next time.</value>
    bool IsDue { get; }

    /// <summary>Reads the state that was saved last.</summary>
    /// <returns>The state; null when nothing was saved.</returns>
    TState? Load();

    /// <summary>Saves a state in place of the one before.</summary>
    /// <param name="state">The state.</param>
    void Save(TState state);
}
