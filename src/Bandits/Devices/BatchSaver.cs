namespace Mechanisms.Bandits.Devices;

/// <summary>Gathers the states of a batch's episodes from the threads that play them, and hands them to a store when one is due.</summary>
/// <remarks>
/// Episodes do not depend on each other, so that the states of a save need not be of one moment. Who finds that a save is due asks the others for theirs and
/// writes at its own next stop: nobody waits for another's episodes, only for the writing itself.
/// </remarks>
internal sealed class BatchSaver(IStateStore<BatchState> store, byte[] fingerprint, LanePrecision precision, EpisodeState[] states)
{
    private readonly Lock gate = new();
    private volatile int requests;
    private bool isOpen;

    /// <summary>Notes finished episodes.</summary>
    public void Finish(int first, EpisodeState[] finished)
    {
        lock (gate)
        {
            finished.CopyTo(states, first);
        }
    }

    /// <summary>A thread has come to a stop within episodes: takes their states where somebody wants them, and saves where it is this thread's turn.</summary>
    public void Stop(Turn turn, int first, Func<EpisodeState[]> current)
    {
        if (!turn.Saves && turn.Answered == requests && !store.IsDue)
        {
            return;
        }

        lock (gate)
        {
            if (turn.Saves || turn.Answered < requests || !isOpen)
            {
                current().CopyTo(states, first);
            }

            if (turn.Saves)
            {
                Save(turn);
            }
            else if (turn.Answered == requests && !isOpen && store.IsDue)
            {
                requests++;
                turn.Saves = isOpen = true;
            }

            turn.Answered = requests;
        }
    }

    /// <summary>A thread has no further episodes: what it was to save it saves now.</summary>
    public void Leave(Turn turn)
    {
        lock (gate)
        {
            if (turn.Saves)
            {
                Save(turn);
            }
        }
    }

    /// <summary>The work was cancelled: takes the states of a thread's episodes as they are.</summary>
    public void Abandon(int first, EpisodeState[] current) => Finish(first, current);

    /// <summary>Saves what there is.</summary>
    public void Save() => store.Save(new(fingerprint, precision, [.. states]));

    private void Save(Turn turn)
    {
        // First, so that a store that fails once is asked again.
        turn.Saves = isOpen = false;
        Save();
    }

    /// <summary>What one thread owes.</summary>
    internal sealed class Turn
    {
        /// <summary>The last request it answered.</summary>
        public int Answered { get; set; }

        /// <summary>Whether it is the one that writes.</summary>
        public bool Saves { get; set; }
    }
}
