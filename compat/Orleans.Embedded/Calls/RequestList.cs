namespace Orleans.Embedded;

/// <summary>A list linked through the requests themselves: no memory of its own, removal in one step.</summary>
internal struct RequestList
{
    public Request? First { get; private set; }

    public Request? Last { get; private set; }

    public int Count { get; private set; }

    public void Add(Request request)
    {
        request.Previous = Last;
        if (Last is null)
        {
            First = request;
        }
        else
        {
            Last.Next = request;
        }

        Last = request;
        Count++;
    }

    public void Remove(Request request)
    {
        if (request.Previous is null)
        {
            First = request.Next;
        }
        else
        {
            request.Previous.Next = request.Next;
        }

        if (request.Next is null)
        {
            Last = request.Previous;
        }
        else
        {
            request.Next.Previous = request.Previous;
        }

        request.Previous = request.Next = null;
        Count--;
    }

    /// <summary>Takes everything out, in order.</summary>
    public List<Request> Drain()
    {
        var all = new List<Request>(Count);
        while (First is { } request)
        {
            Remove(request);
            all.Add(request);
        }

        return all;
    }
}
