namespace Mechanisms.Foundations.LinearPrograms.Presolving;

/// <summary>Indices that wait to be visited, each at most once, in the order of their calling.</summary>
internal sealed class WorkList
{
    private readonly bool[] isWaiting;
    private List<int> waiting = [];
    private List<int> visiting = [];

    /// <summary>Initializes a list in which every index waits.</summary>
    public WorkList(int count)
    {
        isWaiting = new bool[count];
        for (int index = 0; index < count; index++)
        {
            Add(index);
        }
    }

    public bool IsEmpty => waiting.Count == 0;

    public void Add(int index)
    {
        if (!isWaiting[index])
        {
            isWaiting[index] = true;
            waiting.Add(index);
        }
    }

    /// <summary>Takes all that wait; what is added from now on waits for the next time.</summary>
    public List<int> TakeAll()
    {
        (waiting, visiting) = (visiting, waiting);
        waiting.Clear();
        foreach (int index in visiting)
        {
            isWaiting[index] = false;
        }

        return visiting;
    }
}
